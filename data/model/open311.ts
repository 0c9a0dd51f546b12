import { z } from 'zod';
import { latitude, longitude } from './text.ts';

/**
 * Open311 GeoReport v2 (https://wiki.open311.org/GeoReport_v2): the arguments as they come, all texts. An empty argument
 * counts as not given; one the specification does not know is not looked at.
 */

const given = z
  .string()
  .trim()
  .transform((text) => (text === '' ? undefined : text));
const optional = given.optional();
/** A time with its zone, as the specification asks for it. */
const datetime = optional.pipe(z.iso.datetime({ offset: true }).optional());
const list = optional.transform((text) => text?.split(',').map((one) => one.trim()));

const wholeNumber = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number);

export const requestsQuery = z.object({
  service_request_id: list.pipe(z.array(wholeNumber).max(1_000).optional()),
  service_code: list,
  start_date: datetime,
  end_date: datetime,
  status: list.pipe(z.array(z.enum(['open', 'closed'])).optional()),
});
export type RequestsQuery = z.output<typeof requestsQuery>;

export const postedRequest = z.object({
  service_code: optional,
  lat: optional
    .transform((text) => (text === undefined ? undefined : Number(text)))
    .pipe(latitude.optional()),
  long: optional
    .transform((text) => (text === undefined ? undefined : Number(text)))
    .pipe(longitude.optional()),
  description: optional.pipe(z.string().max(1_500).optional()),
  address_string: optional.pipe(z.string().max(200).optional()),
  media_url: optional.pipe(
    z
      .url({ protocol: /^https?$/ })
      .max(200)
      .optional(),
  ),
  /** Square metres, of services whose definition asks for it. */
  'attribute[area]': optional
    .transform((text) => (text === undefined ? undefined : Number(text)))
    .pipe(z.number().nonnegative().optional()),
});
export type PostedRequest = z.output<typeof postedRequest>;

/** One request as it is answered. */
export interface Open311Request {
  readonly service_request_id: string;
  readonly status: 'open' | 'closed';
  readonly status_notes: string | null;
  readonly service_name: string;
  readonly service_code: string;
  readonly description: string;
  readonly agency_responsible: string | null;
  readonly service_notice: string | null;
  readonly requested_datetime: string;
  readonly updated_datetime: string;
  readonly expected_datetime: string;
  readonly address: string | null;
  readonly address_id: string | null;
  readonly zipcode: string | null;
  readonly lat: number;
  readonly long: number;
  readonly media_url: string | null;
}
