// For a page that tells nobody that somebody is there: none of the other islands runs on it, since several keep or send something.
import { wellBeing } from "./wellBeing";

wellBeing();
