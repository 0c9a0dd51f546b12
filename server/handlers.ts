import type { RouteName } from '../data/api.ts';
import type { Handler } from './answer.ts';
import { appendEdits } from './routes/append-edits.ts';
import { borders } from './routes/borders.ts';
import { categories } from './routes/categories.ts';
import { counties } from './routes/counties.ts';
import { counts } from './routes/counts.ts';
import { county } from './routes/county.ts';
import { coverage } from './routes/coverage.ts';
import { createDraft } from './routes/create-draft.ts';
import { draft } from './routes/draft.ts';
import { drafts } from './routes/drafts.ts';
import { grid } from './routes/grid.ts';
import { health } from './routes/health.ts';
import { issue } from './routes/issue.ts';
import { issueColumns } from './routes/issue-columns.ts';
import { issues } from './routes/issues.ts';
import { layer } from './routes/layer.ts';
import { live } from './routes/live.ts';
import { locate } from './routes/locate.ts';
import { metrics } from './routes/metrics.ts';
import { openapi } from './routes/openapi.ts';
import { plan } from './routes/plan.ts';
import { reportIssue } from './routes/report-issue.ts';
import { roster } from './routes/roster.ts';
import { search } from './routes/search.ts';
import { tier } from './routes/tier.ts';

/** One handler for every row of the contract table; a row without one does not compile. */
export const handlers: { readonly [N in RouteName]: Handler<N> } = {
  health,
  metrics,
  openapi,
  categories,
  counties,
  county,
  roster,
  search,
  layer,
  plan,
  tier,
  borders,
  grid,
  locate,
  coverage,
  counts,
  issues,
  issueColumns,
  issue,
  reportIssue,
  live,
  drafts,
  createDraft,
  draft,
  appendEdits,
};
