/** An object as JSON with every list one item a line: short enough to read, and an edit changes one line. */
export function objectText(value: Readonly<Record<string, unknown>>): string {
  const members = Object.entries(value).map(([key, each]) =>
    Array.isArray(each)
      ? `  ${JSON.stringify(key)}: ${listText(each, '  ')}`
      : `  ${JSON.stringify(key)}: ${JSON.stringify(each)}`,
  );
  return `{\n${members.join(',\n')}\n}\n`;
}

export function listText(items: readonly unknown[], indent = ''): string {
  if (items.length === 0) return '[]';
  return `[\n${items.map((item) => `${indent}  ${JSON.stringify(item)}`).join(',\n')}\n${indent}]`;
}
