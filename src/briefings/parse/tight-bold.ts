/**
 * A line whose bold type Markdown reads as such, although it ends or begins with a sign that touches a letter:
 * `**Swap:**A trade`, `**回购：**贷款`, as people write who put no blank there. The sign is moved outside. A bracket, which
 * a term would then lack, gets a blank after it instead.
 */
export function loosenBold(line: string): string {
  const parts = line.split('**');
  // Without pairs nobody knows what is bold, and code stays as it is.
  if (parts.length < 3 || parts.length % 2 === 0 || /[`\\]/.test(line)) return line;
  for (let i = 1; i < parts.length; i += 2) {
    const [before = '', bold = '', after = ''] = parts.slice(i - 1, i + 2);
    const opening = LETTER_LAST.test(before) ? (OPENING.exec(bold)?.[0] ?? '') : '';
    const closing = LETTER_FIRST.test(after) ? (CLOSING.exec(bold)?.[0] ?? '') : '';
    const inner = bold.slice(opening.length, bold.length - closing.length);
    if (!inner || inner !== inner.trim()) continue;
    const isBracket = /\p{Pe}$/u.test(closing);
    parts[i - 1] = before + opening;
    parts[i] = isBracket ? inner + closing : inner;
    parts[i + 1] = isBracket ? ` ${after}` : closing + after;
  }
  return parts.join('**');
}

const LETTER_FIRST = /^[\p{L}\p{N}]/u;
const LETTER_LAST = /[\p{L}\p{N}]$/u;
const OPENING = /^[\p{P}\p{S}]/u;
const CLOSING = /[\p{P}\p{S}]$/u;
