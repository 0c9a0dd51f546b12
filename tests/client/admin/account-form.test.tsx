// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { usePreferences } from '../../../client/session/preferences.ts';
import { createQueryClient } from '../../../client/session/query-client.ts';
import { AccountForm } from '../../../client/views/admin/account-form.tsx';
import type { Reply } from '../../../data/api.ts';
import { account, type ChangedAccount } from '../../../data/model/account.ts';
import { mockApi, somebody } from '../../helpers/mock-api.ts';

const name = (zh: string) => ({ zh, en: zh });
const county = (id: string, zh: string): Reply<'counties'>[number] => ({
  id,
  name: name(zh),
  province: name('某省'),
  illustrative: true,
  origin: 'own',
  seat: [114.12, 24.35],
});
const roster = (of: string): Reply<'roster'> => ({
  county: of,
  illustrative: true,
  parties: [
    { id: `${of}-unit`, kind: 'unit', name: name('城管局'), telephone: null },
    { id: `${of}-post`, kind: 'post', name: name('局长'), telephone: null },
  ],
  placeTypes: [],
  outsideCommunities: [],
  assignments: [],
});
const server = setupServer(...mockApi({ roster: ({ parameters }) => roster(parameters.county) }).handlers);
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
beforeEach(() => usePreferences.setState({ language: 'zh', theme: 'light' }));
afterEach(cleanup);
afterAll(() => server.close());

function open(unit?: string) {
  const saved = vi.fn<(to: ChangedAccount, name: string) => void>();
  const given = account.parse({
    ...somebody.account,
    grants: [{ county: 'a', role: 'officer', grids: ['W-01'], ...(unit && { unit }) }],
  });
  render(
    <QueryClientProvider client={createQueryClient()}>
      <AccountForm
        counties={[county('a', '甲县'), county('b', '乙县')]}
        account={given}
        error={null}
        onSave={saved}
        onCancel={() => undefined}
      />
    </QueryClientProvider>,
  );
  const user = userEvent.setup();
  const save = async () => {
    await user.click(screen.getByRole('button', { name: '保存' }));
    return saved.mock.lastCall?.[0].grants;
  };
  return { user, save };
}

test('a unit is chosen from the roster of the county, and taken away again', async () => {
  const { user, save } = open();
  await screen.findByRole('option', { name: '城管局' });
  const unit = screen.getByRole('combobox', { name: '所属单位' });
  expect(screen.queryByRole('option', { name: '局长' })).toBeNull();
  await user.selectOptions(unit, '城管局');
  expect(await save()).toEqual([{ county: 'a', role: 'officer', grids: ['W-01'], unit: 'a-unit' }]);
  await user.selectOptions(unit, '（无）');
  expect(await save()).toEqual([{ county: 'a', role: 'officer', grids: ['W-01'] }]);
});

test('a unit that the roster has no more is still told; another county forgets it', async () => {
  const { user, save } = open('a-gone');
  await screen.findByRole('option', { name: '城管局' });
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: '所属单位' }).value).toBe('a-gone');
  await user.selectOptions(screen.getByRole('combobox', { name: '县区' }), 'b');
  expect(await save()).toEqual([{ county: 'b', role: 'officer', grids: ['W-01'] }]);
});
