insert into loaded_{fact} by name select * from merged_{fact}
