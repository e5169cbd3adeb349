import { Random } from '../../../src/demo/random.ts';

/** Numbers that nobody has: of counties that are none, of telephones that were never given out, with the check digits that
 *  real ones have. */
export class Numbers {
  readonly random: Random;

  constructor(seed: number) {
    this.random = new Random(seed);
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.random.whole(0, 9)).join('');
  }

  private two(from: number, to: number): string {
    return String(this.random.whole(from, to)).padStart(2, '0');
  }

  /** 'MMDD' */
  private day(): string {
    return this.two(1, 12) + this.two(1, 28);
  }

  private place(): string {
    return `${this.random.pick(['11', '13', '21', '22', '23', '31', '32', '33', '37', '41', '44', '51', '61'])}0000`;
  }

  identity(): string {
    return withCheck(`${this.place()}${this.random.whole(1930, 2012)}${this.day()}${this.digits(3)}`);
  }

  /** Whose check digit is X. */
  identityWithX(): string {
    for (;;) {
      const one = this.identity();
      if (one.endsWith('X')) return one;
    }
  }

  wrongIdentity(): string {
    const right = this.identity();
    const last = this.random.pick([...'0123456789X'].filter((one) => one !== right.at(-1)));
    return right.slice(0, -1) + last;
  }

  /** Of before 1999. */
  oldIdentity(): string {
    return `${this.place()}${this.two(30, 84)}${this.day()}${this.digits(3)}`;
  }

  mobile(): string {
    return this.random.pick(['154', '160', '161', '163', '164', '168', '169', '179']) + this.digits(8);
  }

  /** @param length 16 to 19 */
  card(length: number): string {
    const head = this.random.pick(['622200', '622848', '621700', '621226', '623000']);
    return withLuhn(head + this.digits(length - 7));
  }

  foreignCard(): string {
    return withLuhn(this.random.pick(['4000', '5100', '5500', '3500']) + this.digits(11));
  }

  /** An area that is none, with seven or eight digits. */
  landline(): string {
    return `${this.random.pick(['0440', '0444', '0461', '0465'])}-${this.random.whole(2, 8)}${this.digits(this.random.whole(6, 7))}`;
  }

  creditCode(): string {
    const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    const own = Array.from({ length: 7 }, () => this.random.pick([...letters])).join('');
    const head = this.random.pick(['91', '92', '12', '11', '52', '93']) + this.place();
    return withCreditCheck(`${head}${this.random.pick(['MA', 'MB', '00', '74'])}${own}`);
  }

  wrongCreditCode(): string {
    const right = this.creditCode();
    const last = this.random.pick([...'0123456789ABCDEFGH'].filter((one) => one !== right.at(-1)));
    return right.slice(0, -1) + last;
  }

  name(): string {
    return `${this.random.pick([...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'])}${this.random.pick(['演示', '试', '示例', '例文', '样本'])}`;
  }
}

/** GB 11643-1999 */
function withCheck(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, n) => total + weight * Number(first17[n]), 0);
  return first17 + '10X98765432'[sum % 11];
}

/** ISO/IEC 7812-1 annex B */
function withLuhn(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, n) => {
    const value = Number(digit) * (n % 2 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}

/** GB 32100-2015 */
function withCreditCheck(first17: string): string {
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let weight = 1;
  let sum = 0;
  for (const one of first17) {
    sum += letters.indexOf(one) * weight;
    weight = (weight * 3) % 31;
  }
  return first17 + letters[(31 - (sum % 31)) % 31];
}
