/** A page that is a JPEG and nothing else. */
export interface JpegPage {
  jpeg: Uint8Array;
  width: number;
  height: number;
  /** of a pixel: 1, 3 or 4 */
  colours: number;
  /** in points */
  size: readonly [number, number];
}

const SPACES: Readonly<Record<number, string>> = { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' };

/** A PDF whose pages are one JPEG each, by which a reader of PDF unpacks them. */
export function pdfOfJpegs(pages: readonly JpegPage[]): Buffer {
  const objects = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    [`<< /Type /Pages /Kids [${pages.map((_, n) => `${3 + n * 3} 0 R`).join(' ')}] /Count ${pages.length} >>`],
    ...pages.flatMap((page, n) => objectsOf(page, 3 + n * 3)),
  ].map((parts) => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))));
  const parts = [Buffer.from('%PDF-1.4\n')];
  const places: number[] = [];
  let length = parts[0]!.length;
  for (const [n, object] of objects.entries()) {
    const whole = Buffer.concat([Buffer.from(`${n + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    places.push(length);
    parts.push(whole);
    length += whole.length;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer << /Size ${places.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF`;
  parts.push(Buffer.from(`xref\n0 ${places.length + 1}\n0000000000 65535 f \n${table}${trailer}`));
  return Buffer.concat(parts);
}

/** @param first number of the page's own object; its content and its picture follow */
function objectsOf({ jpeg, width, height, colours, size: [wide, high] }: JpegPage, first: number) {
  const show = `q ${wide} 0 0 ${high} 0 0 cm /P Do Q`;
  const picture = `/Width ${width} /Height ${height} /ColorSpace ${SPACES[colours]} /BitsPerComponent 8 /Filter /DCTDecode`;
  return [
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Contents ${first + 1} 0 R`,
      ` /Resources << /XObject << /P ${first + 2} 0 R >> >> >>`,
    ],
    [`<< /Length ${show.length} >> stream\n${show}\nendstream`],
    [`<< /Type /XObject /Subtype /Image ${picture} /Length ${jpeg.length} >> stream\n`, jpeg, '\nendstream'],
  ];
}
