import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ActionButton } from './action-button.tsx';
import { courseAction } from './border-actions.ts';
import type { BorderChoice } from './border-chooser.ts';
import type { BorderForm } from './border-form.ts';
import { planAction } from './plan-action.ts';
import styles from './planner.module.css';

/** A new vertex where the border was clicked, or a new course for the stretch between two forks. */
export function BorderShape(props: BorderForm & Pick<BorderChoice, 'course'>) {
  const t = useText();
  const { show, chooser, course } = props;
  const { action, fault, text } = course === null ? inserting(props) : drawing(props, course);
  return (
    <>
      {course !== null && <p role="status">{t('planner.border.course.hint')}</p>}
      <div className={styles.row}>
        <ActionButton
          action={action}
          show={show}
          fault={fault && t(fault)}
          onAct={() => chooser.carryOut(action)}
        >
          {t(text)}
        </ActionButton>
        <Button onClick={course === null ? chooser.beginCourse : chooser.drop}>
          {t(course === null ? 'planner.border.course.begin' : 'planner.border.course.drop')}
        </Button>
      </div>
    </>
  );
}

function inserting({ plan, border: { after, before, at } }: BorderForm) {
  const action = planAction(plan, { op: 'insert-vertex', after, before, at });
  return { action, fault: null, text: 'planner.border.insert' } as const;
}

function drawing({ plan, border }: BorderForm, course: NonNullable<BorderChoice['course']>) {
  const action = courseAction(plan, border.edge, course);
  return {
    action,
    fault: action.refused === 'no-segment' ? 'planner.border.course.short' : null,
    text: 'planner.border.course',
  } as const;
}
