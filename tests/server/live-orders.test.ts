import { describe, expect, test } from 'vitest';
import { orderOf, reportOf } from '../../server/live/orders.ts';

/** As it comes over the channel: JSON. */
const sent = (message: unknown): unknown => JSON.parse(JSON.stringify(message));

describe('what the server and a carrier say to each other', () => {
  test.each([
    { do: 'take', id: 1, silence: 60_000 },
    { do: 'send', ids: [1, 2], messages: 'event:tick\ndata:{"at":"十月"}\n\n' },
    { do: 'end', ids: [] },
  ])('order %j', (order) => {
    expect(orderOf(sent(order))).toEqual(order);
    expect(reportOf(sent(order))).toBeNull();
  });

  test.each([{ is: 'ready' }, { is: 'taken', id: 7 }, { is: 'over', id: 7 }])('report %j', (report) => {
    expect(reportOf(sent(report))).toEqual(report);
    expect(orderOf(sent(report))).toBeNull();
  });

  test.each([
    null,
    'take',
    {},
    { do: 'take', id: '1', silence: 0 },
    { do: 'take', id: 1 },
    { do: 'send', ids: [1] },
    { do: 'send', ids: [1, '2'], messages: '' },
    { do: 'send', ids: 1, messages: '' },
    { do: 'leave', ids: [] },
    { is: 'over' },
    { is: 'taken', id: null },
    { is: 'lost', id: 1 },
  ])('neither: %j', (message) => {
    expect([orderOf(message), reportOf(message)]).toEqual([null, null]);
  });
});
