import { answer, type Handler } from '../answer.ts';
import { describeSession } from '../auth/begin-session.ts';

export const session: Handler<'session'> = async (services, _request, visit) =>
  answer(describeSession(services, visit));
