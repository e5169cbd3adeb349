import { parentPort } from 'node:worker_threads';
import { answering, type Question } from '../terms/finding.ts';

/** Makes lists of terms ready and looks through texts by them, beside the server's thread. */
const answer = answering();
parentPort!.on('message', (question: Question) => parentPort!.postMessage(answer(question)));
