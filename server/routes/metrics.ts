import { answerBytes, type Handler } from '../answer.ts';

export const metrics: Handler<'metrics'> = async ({ store, metrics, live, now, startedAt }) => {
  const text = metrics.text({
    seamless_uptime_seconds: ['Time since the service began', Math.round((now() - startedAt) / 1000)],
    seamless_live_streams: ['Live streams open', live.listeners()],
    seamless_event_sequence: ['Sequence number of the last event', await store.events.newest()],
  });
  return answerBytes(new TextEncoder().encode(text));
};
