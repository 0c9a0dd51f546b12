import type { Bilingual } from '../../../data/model/text.ts';
import { useText } from '../../i18n/use-text.ts';
import { Field } from '../../ui/field.tsx';

interface NameFieldsProps {
  readonly value: Bilingual;
  readonly onChange: (value: Bilingual) => void;
  /** What it is called in English where nothing is filled in. */
  readonly usualEnglish: string;
  /** The id of a list of names to choose from. */
  readonly list?: string;
}

/** A name in both languages. */
export function NameFields({ value, onChange, usualEnglish, list }: NameFieldsProps) {
  const t = useText();
  return (
    <>
      <Field
        label={t('planner.name.zh')}
        value={value.zh}
        maxLength={80}
        list={list}
        autoComplete="off"
        onText={(zh) => onChange({ ...value, zh })}
      />
      <Field
        label={t('planner.name.en')}
        value={value.en}
        maxLength={80}
        placeholder={usualEnglish}
        autoComplete="off"
        onText={(en) => onChange({ ...value, en })}
      />
    </>
  );
}

/** A name as it is filled in, without blanks at its ends; where English is left out, as usual. */
export function filledIn({ zh, en }: Bilingual, usualEnglish: string): Bilingual {
  return { zh: zh.trim(), en: en.trim() || usualEnglish };
}
