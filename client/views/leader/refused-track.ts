import { type TextKey, texts } from '../../i18n/texts.ts';
import type { Speak } from '../../i18n/use-text.ts';

type ReasonKey = Extract<TextKey, `tracks.refused.${string}`>;
type ProblemKey = Extract<TextKey, `problem.${string}`>;
const isReason = (key: string): key is ReasonKey => key.startsWith('tracks.refused.') && key in texts;
const isProblem = (key: string): key is ProblemKey => key.startsWith('problem.') && key in texts;

/** Why a track was not taken, in the reader's language. @param reason the refusal's own word, or a problem's code */
export function refusalText(t: Speak, reason: string): string {
  const [own, problem] = [`tracks.refused.${reason}`, `problem.${reason}`];
  if (isReason(own)) return t(own);
  return t(isProblem(problem) ? problem : 'problem.invalid-request');
}
