import type { DeliveryState, FollowUp, JobState } from './tables.ts';

export const stateNames: Record<DeliveryState, string> = {
  planned: '待发布',
  confirmed: '已公开',
  failed: '发布失败',
  removed: '已取消',
};

export const followUpNames: Record<FollowUp, string> = { replace: '待替换', takeDown: '待撤下' };

export const jobStateNames: Record<JobState, string> = {
  checking: '正在检查',
  faulty: '有错误，未导入',
  checked: '检查通过，待确认',
  importing: '正在导入',
  done: '已导入',
  refused: '无法读取',
  interrupted: '已中断',
};
