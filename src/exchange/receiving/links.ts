/** Links of a body that lead to pages of the site it comes from lead there still; where that is not known they lead nowhere.
 *  @param html as `sanitise` leaves it @param site before the paths of that site, without a slash at the end; '': unknown */
export function linksHome(html: string, site: string): string {
  return html.replace(/<a href="(\/[^"]*)">/g, (_, path: string) =>
    site ? `<a href="${escaped(site)}${path}">` : '<a>',
  );
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
