/** What somebody may send who means no good, or whose program is broken; the same seed sends the same. */
export class Hostile {
  private state: number;
  constructor(seed: number) {
    this.state = seed;
  }

  /** 0 to n − 1 */
  below(n: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  }

  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!;
  }

  /** A value already percent-encoded: what a part of an address or of a form may hold. */
  value(): string {
    return this.one(values)();
  }

  /** One part of an address: mostly what could be there, else a hostile value. */
  part(): string {
    return this.below(3) ? String(this.one([1, 2, 3, 7, 12, 2022, 2023])) : this.value() || '0';
  }

  /** name=value&…, with repeated names, hostile names, and the given names mostly. */
  pairs(names: readonly string[], most: number): string {
    return Array.from({ length: this.below(most + 1) }, () => {
      const name = this.below(12) ? this.one(names) : this.value();
      return this.below(6) ? `${name}=${this.value()}` : `${name}=${this.value()}&${name}=${this.value()}`;
    }).join('&');
  }

  /** Headers that no browser sends. */
  headers(): Record<string, string> {
    return this.below(3) ? {} : this.one(odd);
  }

  /** A body with its content type: a form, JSON, a broken upload, or bytes under a wrong name. */
  body(names: readonly string[]): { type: string; payload: string } {
    const type = this.one(types);
    const pairs = this.pairs(names, 8);
    if (type.includes('json')) return { type, payload: this.one(jsons) };
    if (!type.includes('multipart')) return { type, payload: pairs };
    const head = `--x\r\ncontent-disposition: form-data; name="${this.one(names)}"`;
    const file = `${head}; filename="${this.one(['a.xlsx', '../../a', '', '\u0000', '名.pdf'])}"\r\n\r\nPK\u0003\u0004${this.value()}`;
    const text = `${head}\r\n\r\n${this.value()}`;
    const ends = ['\r\n--x--\r\n', '\r\n--x', '', '\r\n--y--\r\n'];
    return { type, payload: `${this.below(2) ? `${text}\r\n` : ''}${this.below(2) ? file : text}${this.one(ends)}` };
  }
}

const values: readonly (() => string)[] = [
  () => '',
  () => '1',
  () => '-1',
  () => '0',
  () => '1e9',
  () => '2147483648',
  () => '999999999999999',
  () => '9223372036854775808',
  () => '99999999999999999999999999',
  () => '0x10',
  () => 'NaN',
  () => '0.1',
  () => '%00',
  () => 'a%00b%1f%7f',
  () => '%ED%A0%80', // a lone surrogate
  () => '%FF%FE',
  () => '%',
  () => '%E4%B8',
  () => encodeURIComponent('测试 🏛 ﷽ e\u0301'),
  () => encodeURIComponent('１２３'),
  () => encodeURIComponent("'; drop table staff; --"),
  () => encodeURIComponent('<script>alert(1)</script>'),
  () => encodeURIComponent('../../etc/passwd'),
  () => encodeURIComponent('\\'),
  () => encodeURIComponent('%_\\%'),
  () => encodeURIComponent('(((a|b)*'),
  () => encodeURIComponent('" & | ! <->'),
  () => encodeURIComponent('{{constructor}}'),
  () => '2023-02-30',
  () => '0000-00-00',
  () => '99999-12-31',
  () => '275760-09-14',
  () => '2023-06-01',
  () => '2023-06-01T99%3A99',
  () => '%2B275760-09-13T00%3A00',
  () => '__proto__',
  () => 'constructor',
  () => 'toString',
  () => 'a'.repeat(5000),
  () => encodeURIComponent('字'.repeat(3000)),
  () => '0'.repeat(64),
  () => 'website',
  () => 'passed',
  () => '20.15',
];

const types = [
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=gb18030',
  'application/json',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'text/plain',
  'application/xml',
  'nonsense',
];

const jsons = [
  '',
  'null',
  '[]',
  '{"a":',
  '"text"',
  '1e400',
  '{"__proto__":{"a":1}}',
  '{"id":{"$gt":0}}',
  '['.repeat(2000),
];

const odd: readonly Record<string, string>[] = [
  { accept: 'application/json' },
  { accept: '\u00ff' },
  { 'if-none-match': '"', 'if-modified-since': 'yesterday' },
  { 'accept-encoding': 'br;q=-1, , gzip;q=9' },
  { range: 'bytes=-1-5,x' },
  { host: 'evil.example:99999' },
  { host: '' },
  { 'x-forwarded-for': 'not an address, 1.2.3' },
  { 'x-forwarded-host': '%00', 'x-forwarded-proto': 'gopher' },
  { 'content-length-hint': 'many', referer: 'http://[' },
];
