import type { ComponentProps } from 'react';
import styles from './button.module.css';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  /** `quiet` for tools on the map and in rows; `main` for the one thing to do next. */
  readonly kind?: 'plain' | 'quiet' | 'main';
}

/** A button. Give an `aria-label` when its content is a symbol. */
export function Button({ kind = 'plain', ...props }: ButtonProps) {
  return <button type="button" className={`${styles.button} ${styles[kind]}`} {...props} />;
}
