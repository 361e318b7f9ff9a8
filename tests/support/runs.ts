/** How many cases a property is tried on: `usual`, or that many times `TEST_RUNS`, for a long search by hand. */
export const runs = (usual: number): number => usual * Number(process.env['TEST_RUNS'] ?? 1);
