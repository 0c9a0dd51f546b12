import { useId } from 'react';
import styles from './file-field.module.css';

interface FileFieldProps {
  readonly label: string;
  readonly accept: string;
  /** Is choosing a file what the page is for? */
  readonly prominent?: boolean;
  readonly disabled?: boolean;
  readonly onFile: (file: File) => void;
}

/** A frame that takes a file: chosen, or dropped anywhere on it. */
export function FileField({ label, accept, prominent = false, disabled = false, onFile }: FileFieldProps) {
  const id = useId();
  return (
    <label className={prominent ? styles.prominent : styles.file} htmlFor={id}>
      {label}
      <input
        id={id}
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file can be chosen again.
          target.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </label>
  );
}
