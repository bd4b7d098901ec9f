/** The smallest site that Docusaurus builds: its only page is written by the test. */
export default {
  title: 'A course',
  url: 'http://localhost',
  baseUrl: '/',
  onBrokenLinks: 'throw',
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],
};
