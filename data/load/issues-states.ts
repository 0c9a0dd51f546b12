import { type IssueState, issueStates } from '../model/issue.ts';

/** What tables call the states. */
const words: Readonly<Record<IssueState, readonly string[]>> = {
  collected: ['信息收集', '已采集', '已上报', '上报', '待立案', '待受理', 'new'],
  filed: ['立案', '已立案', '已受理', '待派遣', 'open'],
  dispatched: ['派遣', '已派遣', '已派单', '处置中', '办理中', '处理中', '待处置', 'inprogress', 'assigned'],
  handled: ['处置', '已处置', '已处理', '待核查', 'resolved'],
  verified: ['核查', '已核查', '待结案'],
  closed: ['结案', '已结案', '办结', '已办结', '已完成', '完成'],
  returned: ['回退', '已回退', '退回', '已退回', '退单'],
  void: ['作废', '已作废', '不予立案', '不予受理', 'cancelled', 'canceled', 'invalid'],
  extended: ['延期', '已延期'],
  deferred: ['缓办', '挂账', 'onhold'],
};

const stateOf: ReadonlyMap<string, IssueState> = new Map(
  issueStates.flatMap((state) => [state, ...words[state]].map((word): [string, IssueState] => [word, state])),
);

/** The state a table's word means; null where it means none. */
export function readState(text: string): IssueState | null {
  return (
    stateOf.get(
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\s_-]/g, ''),
    ) ?? null
  );
}
