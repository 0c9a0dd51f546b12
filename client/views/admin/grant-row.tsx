import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { everyCounty, type Grant, roles } from '../../../data/model/account.ts';
import { useText } from '../../i18n/use-text.ts';
import { rosterQuery } from '../../session/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import styles from '../../ui/page.module.css';

interface GrantRowProps {
  readonly grant: Grant;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (grant: Grant) => void;
  readonly onDrop: () => void;
}

/** A role in a county: for an officer or a leader with the grids answered for, and for anybody the unit he is of. */
export function GrantRow({ grant, options, onChange, onDrop }: GrantRowProps) {
  const t = useText();
  const isBound = (role: Grant['role']) => role === 'officer' || role === 'leader';
  const [grids, setGrids] = useState(grant.grids.join(', '));
  const listed = (text: string) =>
    text
      .split(/[,，、\s]+/)
      .map((id) => id.trim())
      .filter((id) => id !== '');
  return (
    <div className={styles.row}>
      <Choice
        label={t('admin.county')}
        value={grant.county}
        options={options}
        onChoose={(county) => {
          // Units are a county's own.
          const { unit: _, ...rest } = grant;
          onChange({ ...rest, county, grids: county === everyCounty ? [] : grant.grids });
        }}
      />
      <Choice
        label={t('admin.role')}
        value={grant.role}
        options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        onChoose={(chosen) => {
          const role = roles.find((one) => one === chosen) ?? 'viewer';
          onChange({ ...grant, role, grids: isBound(role) ? listed(grids) : [] });
        }}
      />
      {isBound(grant.role) && grant.county !== everyCounty && (
        <Field
          label={t('admin.grids')}
          value={grids}
          onText={(text) => {
            setGrids(text);
            onChange({ ...grant, grids: listed(text) });
          }}
        />
      )}
      {grant.county !== everyCounty && <UnitChoice grant={grant} onChange={onChange} />}
      <Button kind="quiet" onClick={onDrop}>
        {t('admin.drop-role')}
      </Button>
    </div>
  );
}

const none = '';

/** Which unit of the county's roster: whoever is of it sees the tracks that its officers walk. */
function UnitChoice({ grant, onChange }: Pick<GrantRowProps, 'grant' | 'onChange'>) {
  const t = useText();
  const { unit, ...rest } = grant;
  const parties = useQuery(rosterQuery(grant.county)).data?.parties ?? [];
  const units = parties.filter(({ kind }) => kind === 'unit');
  const isListed = unit === undefined || units.some(({ id }) => id === unit);
  return (
    <Choice
      label={t('admin.unit')}
      value={unit ?? none}
      options={[
        { value: none, label: t('admin.unit.none') },
        ...(isListed ? [] : [{ value: unit, label: unit }]),
        ...units.map(({ id, name }) => ({ value: id, label: t(name) })),
      ]}
      onChoose={(chosen) => onChange(chosen === none ? rest : { ...rest, unit: chosen })}
    />
  );
}
