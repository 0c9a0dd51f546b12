const digits = '〇一二三四五六七八九';

/** A date in Chinese numerals, as spreadsheets write it, in digits: 二〇二六年三月十五日 → 2026年3月15日. Another text stays as it is. */
export function withDigits(text: string): string {
  const found =
    /^([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})(?=[日号])/.exec(
      text,
    );
  if (found === null) return text;
  const [whole, year = '', month = '', day = ''] = found;
  const years = [...year].map(digit).join('');
  return `${years}年${numeral(month)}月${numeral(day)}${text.slice(whole.length)}`;
}

const digit = (one: string): number => digits.indexOf(one === '零' || one === '○' ? '〇' : one);

/** 五 → 5, 十 → 10, 十二 → 12, 三十一 → 31. What is no numeral is no number of a day either. */
function numeral(text: string): number {
  const [tens, ones] = text.split('十');
  if (ones === undefined) return text.length === 1 ? digit(text) : Number.NaN;
  return (tens === '' ? 1 : digit(tens ?? '')) * 10 + (ones === '' ? 0 : digit(ones));
}
