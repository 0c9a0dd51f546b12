/**
 * A telephone number with its middle hidden: 138****1234 (PIPL, domain.md §2). Only digits are kept, so that the
 * grouping gives nothing away; a number too short to keep both ends keeps its last two.
 */
export function maskTelephone(telephone: string): string {
  const digits = telephone.replaceAll(/[^0-9]/g, '');
  return digits.length >= 9 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `****${digits.slice(-2)}`;
}

/** Has it been masked? */
export function isMasked(telephone: string): boolean {
  return telephone.includes('*');
}
