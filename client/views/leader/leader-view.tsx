import { useText } from '../../i18n/use-text.ts';

export function LeaderView() {
  return <h1>{useText()('leader.title')}</h1>;
}
