/** Encodes a text in GBK, of which the platform can only decode: by the two-byte codes it decodes. For tests. */
export function gbkBytes(text: string): Uint8Array {
  codes ??= allCodes();
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const code = codes.get(character);
    if (point < 0x80) bytes.push(point);
    else if (code === undefined) throw new Error(`${character} is not in GBK`);
    else bytes.push(code >> 8, code & 0xff);
  }
  return Uint8Array.from(bytes);
}

let codes: ReadonlyMap<string, number> | undefined;

function allCodes(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (!found.has(character)) found.set(character, (lead << 8) | trail);
    }
  return found;
}
