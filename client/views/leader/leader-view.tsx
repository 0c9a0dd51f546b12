import { CountyPage } from '../../ui/county-page.tsx';
import { CountyBrowse } from './county-browse.tsx';

/** The door `/`: a full-screen map of one county. */
export function LeaderView() {
  return (
    <CountyPage title="leader.title" map="leader.map">
      {(open) => <CountyBrowse key={open.county.id} {...open} />}
    </CountyPage>
  );
}
