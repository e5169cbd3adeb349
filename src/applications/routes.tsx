export { paperRoutes } from './papers/routes.tsx';
export { publicRoutes } from './public/routes.tsx';
