\set n :n + 1
\set i :first + :client_id * :each + :n
\set w :i / 8 % {workers}
\set h :i % 8
\set c :w * 32 + (:i / 8 / {workers} * 8 + :h) % 32
