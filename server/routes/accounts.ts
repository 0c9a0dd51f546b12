import { mayManage } from '../../data/rules/access.ts';
import { answer, type Handler } from '../answer.ts';

export const accounts: Handler<'accounts'> = async ({ store }, _request, { principal }) =>
  answer((await store.accounts.list()).filter(({ grants }) => mayManage(principal, grants)));
