import { itemRoute } from '../../../open-data/answers.ts';

export const GET = itemRoute('review-types');
