UPDATE events SET hits_big = hits WHERE hits_big <> hits;
