import { useText } from '../../i18n/use-text.ts';

export function PlannerView() {
  return <h1>{useText()('planner.title')}</h1>;
}
