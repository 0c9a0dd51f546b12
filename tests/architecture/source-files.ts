import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** A source file and what it imports: files of the project by path, packages by name. Type-only imports count as well. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly files: readonly string[];
  readonly packages: readonly string[];
}

const specifiers = /(?:^(?:import|export)\b[^;'"]*\bfrom\s*|\bimport\s*\(\s*|^import\s+)['"]([^'"]+)['"]/gm;

/** Every TypeScript or JavaScript source file under the given folders, tracked by git or about to be. */
export function sourceFiles(...folders: readonly string[]): SourceFile[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...folders],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  return [...new Set(listed.split('\n'))]
    .filter((path) => /\.(?:ts|tsx|mjs)$/.test(path))
    .flatMap((path) => {
      const text = read(path);
      return text === undefined ? [] : [sourceFile(path, text)];
    });
}

/** The imports of one file's text; exported so that the test can prove that it sees a forbidden one. */
export function sourceFile(path: string, text: string): SourceFile {
  const found = [...text.matchAll(specifiers)].map((match) => (match[1] ?? '').replace(/[?#].*$/, ''));
  return {
    path,
    text,
    files: found.filter((name) => name.startsWith('.')).map((name) => posix.join(dirname(path), name)),
    packages: found.filter((name) => !name.startsWith('.')).map(packageName),
  };
}

/** `@scope/name/deep` → `@scope/name`; `node:fs` → `node:`. */
function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** A file that git lists but that was just deleted is no source file. */
function read(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}
