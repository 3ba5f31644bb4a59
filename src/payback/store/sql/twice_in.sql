insert into arrived_{fact} by name select * from agreed_{fact}
