export { AGAIN, REPORTS } from '../judging/command-line'
