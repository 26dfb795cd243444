-- An earlier report of the same absence may come in later: the need then begins earlier (DVO 11.11).
GRANT UPDATE (noticed_at) ON replacement_need TO ${appRole};
