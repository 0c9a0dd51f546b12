import { CountyPage } from '../../ui/county-page.tsx';
import { CountyPlan } from './county-plan.tsx';

/** The door `/plan`: one county's plan in force, and a draft on it. */
export function PlannerView() {
  return (
    <CountyPage title="planner.title" map="planner.map">
      {(open) => <CountyPlan key={open.county.id} {...open} />}
    </CountyPage>
  );
}
