/** 分 → 元 as a decimal without trailing zeros, for papers, fields and figures: 120050 → '1200.5' */
export function yuan(fen: bigint | number): string {
  return decimal(BigInt(fen), 2);
}

/** 分 → 元 as people read it who are to pay: 123450 → '1,234.50', 110000 → '1,100' */
export function readableYuan(fen: bigint | number): string {
  const [whole = '', rest] = yuan(fen).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return rest === undefined ? grouped : `${grouped}.${rest.padEnd(2, '0')}`;
}

/** 分 → 万元 as a decimal without trailing zeros: 123450000n → '123.45' */
export function tenThousands(fen: bigint): string {
  return decimal(fen, 6);
}

/** The sum of amounts in 万元 as decimals: ['1.5', '0.000001'] → '1.500001' */
export function sumTenThousands(amounts: readonly string[]): string {
  return decimal(
    amounts.reduce((sum, amount) => {
      const [whole = '0', rest = ''] = amount.split('.');
      return sum + BigInt(whole) * 1_000_000n + BigInt(rest.padEnd(6, '0').slice(0, 6));
    }, 0n),
    6,
  );
}

function decimal(units: bigint, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const rest = (units % scale).toString().padStart(digits, '0').replace(/0+$/, '');
  return rest ? `${units / scale}.${rest}` : String(units / scale);
}

/** '1234.5' yuan → 123450 fen; undefined for anything but a decimal ≥ 0 with at most two places. */
export function fenOf(text: string): number | undefined {
  const [, whole, rest = ''] = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(rest.padEnd(2, '0'));
}
