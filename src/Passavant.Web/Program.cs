using Passavant.Web;

return await Server.Run(args);
