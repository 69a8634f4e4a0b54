/** A page's files may lie in any folder. The development server has to leave the package as it is. */
export default {
  base: './',
  optimizeDeps: { exclude: ['edgewise'] },
};
