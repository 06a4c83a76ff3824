create table parent (id bigint not null, v int, primary key (id)) engine=innodb;
create table t (
 id bigint not null auto_increment,
 a int, b int not null, x int, nn int not null default 3,
 s varchar(20) character set utf8mb4,
 s255 varchar(60) character set utf8mb4,
 sbig varchar(300) character set utf8mb4,
 c char(10), l1 varchar(50) character set latin1,
 e enum('a','b','c'), st set('x','y'),
 n decimal(10,2), ts timestamp null, tx text,
 dropme int, idxd int, pid bigint,
 vg int as (a+1) virtual, sg int as (a+1) stored,
 primary key (id), key ia (a), key isx (s), key ix (idxd),
 constraint ck1 check (nn > 0)
) engine=innodb default charset=utf8mb4;
create table child (id int primary key, tid bigint, constraint fkc foreign key (tid) references t(id)) engine=innodb;
create table cl (id int not null primary key, a int, b int not null, u3 varchar(20) character set utf8mb3, l varchar(100) character set latin1) engine=innodb default charset=utf8mb4;
create table tc (id int primary key, a int) engine=innodb row_format=compressed;
create table ru (id int primary key, a int) engine=innodb row_format=redundant;
create table pt (id int not null, primary key(id)) engine=innodb partition by range (id) (partition p0 values less than (100), partition p1 values less than (200));
create table ftt (id int primary key, tx text) engine=innodb;
create table nopk (a int not null, b int) engine=innodb;
create table uqt (a int not null, b int, unique key uk (a)) engine=innodb;
insert into parent values (1,1);
insert into t (a,b,x,pid) values (1,1,1,1);
insert into cl (id,a,b) values (1,1,1);
