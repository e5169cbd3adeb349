/** 索引号: the authority's own scheme, filled in at first publication. */
export interface IndexParts {
  /** the authority's short code */
  authority: string;
  /** slug of the column */
  column: string;
  /** code of the office */
  office: string;
  /** year of publication */
  year: string;
}

const SERIAL = /\{serial(?::([1-9]))?\}/;
const PART = /\{(authority|column|office|year)\}/g;

/** The series in which serial numbers run without a gap, and how a number of it is written.
 *  '{authority}-{column}-{year}-{serial:5}' gives 'SFH-caizheng-2023-00042'. */
export function indexSeries(scheme: string, parts: IndexParts): { series: string; write(serial: number): string } {
  const filled = scheme.replace(PART, (_, name: keyof IndexParts) =>
    name === 'authority' ? parts.authority.toUpperCase() : parts[name],
  );
  return {
    series: filled,
    write: (serial) => filled.replace(SERIAL, (_, digits = '1') => String(serial).padStart(Number(digits), '0')),
  };
}

/** Why a scheme cannot be used; undefined: it can. */
export function schemeFault(scheme: string): string | undefined {
  if (!SERIAL.test(scheme)) return '索引号规则须含流水号，例如 {serial:5}';
  const rest = scheme.replace(SERIAL, '').replace(PART, '');
  if (/\{|\}/.test(rest)) return '索引号规则只能用 {authority}、{column}、{office}、{year} 和一个 {serial:位数}';
  if (!/^[\p{L}\p{N}\-_/.〔〕()（）]*$/u.test(rest)) return '索引号规则中有不能使用的符号';
  return scheme.length > 80 ? '索引号规则过长' : undefined;
}
