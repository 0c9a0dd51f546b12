import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type CaseVerb, type Transition, transitionRefusals } from '../../../data/model/case.ts';
import type { Issue } from '../../../data/model/issue.ts';
import { casePolicy } from '../../../data/rules/access.ts';
import { possibleVerbs, type TransitionRow, transitions } from '../../../data/rules/case-transitions.ts';
import { type Speak, useText } from '../../i18n/use-text.ts';
import { ApiError } from '../../session/api-client.ts';
import { type County, rosterQuery } from '../../session/queries.ts';
import { useReaches } from '../../session/session.ts';
import { useTakeStep } from '../../session/take-step.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { Section } from './card.tsx';
import styles from './case-steps.module.css';
import { localInput, toInstant } from './local-input.ts';

interface CaseStepsProps {
  readonly county: County;
  readonly issue: Issue;
}

/** The steps that the case's state and the reader's role allow. The server decides again. */
export function CaseSteps({ county, issue }: CaseStepsProps) {
  const t = useText();
  const reaches = useReaches();
  const [chosen, setChosen] = useState<CaseVerb | null>(null);
  const step = useTakeStep(issue);
  const verbs = possibleVerbs(issue.state).filter((verb) =>
    reaches(casePolicy[verb], county.id, Object.values(issue.grids)),
  );
  if (verbs.length === 0) return null;
  const open = verbs.find((verb) => verb === chosen);
  const take = (transition: Transition) => step.mutate(transition, { onSuccess: () => setChosen(null) });
  return (
    <Section title={t('cases.steps')}>
      <div className={styles.verbs}>
        {verbs.map((verb) => (
          <Button
            key={verb}
            aria-pressed={verb === open}
            onClick={() => {
              step.reset();
              setChosen(verb === open ? null : verb);
            }}
          >
            {t(`cases.verb.${verb}`)}
          </Button>
        ))}
      </div>
      {open !== undefined && (
        <StepForm
          key={open}
          county={county}
          issue={issue}
          verb={open}
          isSending={step.isPending}
          onTake={take}
          onCancel={() => setChosen(null)}
        />
      )}
      <StepRefusal error={step.error} />
    </Section>
  );
}

interface StepFormProps extends CaseStepsProps {
  readonly verb: CaseVerb;
  readonly isSending: boolean;
  readonly onTake: (transition: Transition) => void;
  readonly onCancel: () => void;
}

/** What a step needs, and the button that takes it. */
function StepForm({ county, issue, verb, isSending, onTake, onCancel }: StepFormProps) {
  const t = useText();
  const { timeZone } = county.scheme;
  const parties = useQuery(rosterQuery(county.id)).data?.parties ?? [];
  const [unit, setUnit] = useState(issue.unit ?? '');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const { needs }: TransitionRow = transitions[verb];
  const [needsUnit, needsReason, needsUntil] = (['unit', 'reason', 'until'] as const).map((one) =>
    needs.includes(one),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onTake({
      verb,
      ...(needsUnit && unit !== '' && { unit }),
      ...(reason.trim() !== '' && { reason: reason.trim() }),
      ...(needsUntil && until !== '' && { until: toInstant(until, timeZone) }),
    });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {needsUnit && (
        <Choice
          label={t('cases.unit')}
          value={unit}
          options={[
            { value: '', label: t('cases.unit.choose') },
            ...parties.flatMap(({ id, kind, name }) =>
              kind === 'unit' ? [{ value: id, label: t(name) }] : [],
            ),
          ]}
          onChoose={setUnit}
        />
      )}
      {needsUntil && (
        <Field
          label={t('cases.until')}
          type="datetime-local"
          value={until}
          min={localInput(issue.dueAt, timeZone)}
          required
          onText={setUntil}
        />
      )}
      <Field
        label={t(needsReason ? 'cases.reason' : 'cases.reason.optional')}
        value={reason}
        maxLength={500}
        required={needsReason ?? false}
        onText={setReason}
      />
      <div className={styles.verbs}>
        <Button kind="main" type="submit" disabled={isSending || (needsUnit && unit === '')}>
          {t(`cases.verb.${verb}`)}
        </Button>
        <Button onClick={onCancel}>{t('cases.cancel')}</Button>
      </div>
    </form>
  );
}

function StepRefusal({ error }: { readonly error: Error | null }) {
  const t = useText();
  const said = refusalText(t, error);
  if (said === null) return <Refusal error={error} />;
  return (
    <p className={styles.refused} role="alert">
      {said}
    </p>
  );
}

function refusalText(t: Speak, error: Error | null): string | null {
  if (!(error instanceof ApiError)) return null;
  if (error.code === 'stale-revision') return t('cases.stale');
  const reason = transitionRefusals.find((one) => one === error.problem?.reason);
  return error.code === 'transition-refused' && reason !== undefined ? t(`cases.refused.${reason}`) : null;
}
