/** Texts of the planner view. Every key begins with "planner." and has both languages; {so} marks a value. */
export const planner = {
  'planner.title': { zh: '网格规划', en: 'Planner' },
} as const;
