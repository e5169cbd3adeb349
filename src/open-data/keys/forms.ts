import { z } from 'zod';
import { field } from '../../platform/http/form.ts';

export const keyForm = z.object({ name: field.required('给谁用', 60) });
