import { createStore } from 'zustand/vanilla';
import type { PatrolPeriod } from '../../data/model/patrol.ts';

/** The period that the patrol card and the streets on the map both speak of. */
export const patrolPeriod = createStore<{ readonly period: PatrolPeriod }>(() => ({ period: '30d' }));
