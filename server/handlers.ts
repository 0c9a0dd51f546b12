import type { RouteName } from '../data/api.ts';
import type { Handler } from './answer.ts';
import { accounts } from './routes/accounts.ts';
import { appendEdits } from './routes/append-edits.ts';
import { attachPhoto } from './routes/attach-photo.ts';
import { audit } from './routes/audit.ts';
import { auditCsv } from './routes/audit-csv.ts';
import { borders } from './routes/borders.ts';
import { cancelImport } from './routes/cancel-import.ts';
import { categories } from './routes/categories.ts';
import { changeAccount } from './routes/change-account.ts';
import { changePassword } from './routes/change-password.ts';
import { counties } from './routes/counties.ts';
import { counts } from './routes/counts.ts';
import { county } from './routes/county.ts';
import { coverage } from './routes/coverage.ts';
import { createAccount } from './routes/create-account.ts';
import { createDevice } from './routes/create-device.ts';
import { createDraft } from './routes/create-draft.ts';
import { deletePatrolTrack } from './routes/delete-patrol-track.ts';
import { devices } from './routes/devices.ts';
import { draft } from './routes/draft.ts';
import { drafts } from './routes/drafts.ts';
import { grid } from './routes/grid.ts';
import { health } from './routes/health.ts';
import { importJob } from './routes/import-job.ts';
import { importRefusals } from './routes/import-refusals.ts';
import { importValues } from './routes/import-values.ts';
import { imports } from './routes/imports.ts';
import { inviteAgain } from './routes/invite-again.ts';
import { issue } from './routes/issue.ts';
import { issueColumns } from './routes/issue-columns.ts';
import { issueHistory } from './routes/issue-history.ts';
import { issuePhotos } from './routes/issue-photos.ts';
import { issues } from './routes/issues.ts';
import { layer } from './routes/layer.ts';
import { live } from './routes/live.ts';
import { locate } from './routes/locate.ts';
import { metrics } from './routes/metrics.ts';
import { openapi } from './routes/openapi.ts';
import { ownSessions } from './routes/own-sessions.ts';
import { patrolCoverage } from './routes/patrol-coverage.ts';
import { patrolLines } from './routes/patrol-lines.ts';
import { patrolTrack } from './routes/patrol-track.ts';
import { patrolTracks } from './routes/patrol-tracks.ts';
import { photo } from './routes/photo.ts';
import { plan } from './routes/plan.ts';
import { reportIssue } from './routes/report-issue.ts';
import { reportIssues } from './routes/report-issues.ts';
import { reportPatrol } from './routes/report-patrol.ts';
import { returnFromProvider } from './routes/return-from-provider.ts';
import { revokeDevice } from './routes/revoke-device.ts';
import { revokeOwnSession } from './routes/revoke-own-session.ts';
import { roster } from './routes/roster.ts';
import { search } from './routes/search.ts';
import { session } from './routes/session.ts';
import { setPassword } from './routes/set-password.ts';
import { signIn } from './routes/sign-in.ts';
import { signInAsDemo } from './routes/sign-in-as-demo.ts';
import { signInByProvider } from './routes/sign-in-by-provider.ts';
import { signInDevice } from './routes/sign-in-device.ts';
import { signOut } from './routes/sign-out.ts';
import { startImport } from './routes/start-import.ts';
import { tier } from './routes/tier.ts';
import { transitionIssue } from './routes/transition-issue.ts';
import { uploadImport } from './routes/upload-import.ts';
import { uploadPhoto } from './routes/upload-photo.ts';

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
  transitionIssue,
  issueHistory,
  reportIssues,
  imports,
  uploadImport,
  importJob,
  importValues,
  startImport,
  cancelImport,
  importRefusals,
  uploadPhoto,
  photo,
  issuePhotos,
  attachPhoto,
  live,
  reportPatrol,
  patrolCoverage,
  patrolLines,
  patrolTracks,
  patrolTrack,
  deletePatrolTrack,
  drafts,
  createDraft,
  draft,
  appendEdits,
  session,
  signIn,
  signInAsDemo,
  signInByProvider,
  returnFromProvider,
  signInDevice,
  setPassword,
  signOut,
  ownSessions,
  revokeOwnSession,
  changePassword,
  accounts,
  createAccount,
  changeAccount,
  inviteAgain,
  devices,
  createDevice,
  revokeDevice,
  audit,
  auditCsv,
};
