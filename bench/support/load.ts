import http from 'node:http';

/** Requests a second that a server answers, asked over kept-alive connections from this process.
 *  Run as a program of its own: `node load.js url seconds connections`, prints the number. */
async function load(url: string, seconds: number, connections: number): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const until = Date.now() + seconds * 1000;
  let answered = 0;
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      http
        .get(url, { agent }, (response) => {
          if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`));
          response.on('data', () => {});
          response.on('end', resolve);
        })
        .on('error', reject);
    });
  const loop = async () => {
    while (Date.now() < until) {
      await ask();
      answered += 1;
    }
  };
  const began = Date.now();
  await Promise.all(Array.from({ length: connections }, loop));
  agent.destroy();
  return (answered / (Date.now() - began)) * 1000;
}

const [url = '', seconds = '2', connections = '8'] = process.argv.slice(2);
process.stdout.write(`${await load(url, Number(seconds), Number(connections))}\n`);
