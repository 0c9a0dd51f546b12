/** Texts of the wall view. Every key begins with "wall." and has both languages; {so} marks a value. */
export const wall = {
  'wall.title': { zh: '大屏', en: 'Wall' },
} as const;
