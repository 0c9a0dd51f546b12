import { type KeyboardEvent, useId, useState } from 'react';
import styles from './search-box.module.css';

export interface SearchOption {
  readonly key: string;
  readonly label: string;
  readonly detail: string | null;
  /** What kind of thing it is, in the reader's language. */
  readonly kind: string;
}

interface SearchBoxProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Undefined while the answer is under way. */
  readonly options: readonly SearchOption[] | undefined;
  readonly onChoose: (key: string) => void;
  readonly nothing: string;
  readonly waiting: string;
}

/** A search field with its answers below it: a combobox worked with the arrow keys, Enter and Escape. */
export function SearchBox({ label, text, onText, options, onChoose, nothing, waiting }: SearchBoxProps) {
  const id = useId();
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState(false);
  const shown = open && text.trim() !== '';
  const chosen = options?.[Math.min(active, options.length - 1)];
  const choose = (option: SearchOption) => {
    setOpen(false);
    onChoose(option.key);
  };
  const onKey = (event: KeyboardEvent) => {
    const last = (options?.length ?? 1) - 1;
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, last));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && shown && chosen !== undefined) choose(chosen);
    else if (event.key === 'Escape' && text !== '') onText('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.box}>
      <input
        type="search"
        className={styles.field}
        role="combobox"
        aria-label={label}
        aria-expanded={shown}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={
          shown && chosen !== undefined ? `${id}-${options?.indexOf(chosen)}` : undefined
        }
        placeholder={label}
        autoComplete="off"
        enterKeyHint="search"
        value={text}
        onChange={(event) => {
          setActive(0);
          setOpen(true);
          onText(event.target.value);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      <div id={id} role="listbox" aria-label={label} className={styles.answers} hidden={!shown}>
        {shown &&
          options?.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys, as a combobox does
            <div
              key={option.key}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={option === chosen}
              className={styles.answer}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
            >
              <span>
                <span className={styles.label}>{option.label}</span>
                {option.detail !== null && <span className={styles.detail}>{option.detail}</span>}
              </span>
              <span className={styles.kind}>{option.kind}</span>
            </div>
          ))}
      </div>
      {shown && (options === undefined || options.length === 0) && (
        <p className={styles.nothing} role="status">
          {options === undefined ? waiting : nothing}
        </p>
      )}
    </div>
  );
}
