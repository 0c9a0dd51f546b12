import { useText } from '../../i18n/use-text.ts';

export function WallView() {
  return <h1>{useText()('wall.title')}</h1>;
}
